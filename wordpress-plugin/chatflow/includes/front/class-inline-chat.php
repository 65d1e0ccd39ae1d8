<?php
/**
 * The chat in the middle of a page.
 *
 * @package ChatFlow
 */

declare( strict_types=1 );

namespace ChatFlow\Front;

use ChatFlow\Connection\Connections;

defined( 'ABSPATH' ) || exit;

/**
 * A box with a sentence and a button, as a block and as the shortcode [chatflow_inline]. Pressed, the chat opens in the
 * box instead of the corner: before that nothing is loaded and nothing stored, as everywhere.
 */
final class Inline_Chat {

	/**
	 * The connection of this site.
	 *
	 * @var Connections
	 */
	private $connections;

	/**
	 * Makes it.
	 *
	 * @param Connections $connections The connection of this site.
	 */
	public function __construct( Connections $connections ) {
		$this->connections = $connections;
	}

	/**
	 * Adds the hook.
	 */
	public function register(): void {
		add_action( 'init', array( $this, 'register_block' ), 11 );
	}

	/**
	 * Registers block and shortcode; the editor's script is the chat button's.
	 */
	public function register_block(): void {
		add_shortcode( 'chatflow_inline', array( $this, 'shortcode' ) );
		$words = array(
			'type'    => 'string',
			'default' => '',
		);
		register_block_type(
			'chatflow/inline',
			( is_admin() ? self::for_the_editor() : array() ) + array(
				'api_version'     => 3,
				'attributes'      => array(
					'greeting' => $words,
					'text'     => $words,
				),
				'supports'        => array(
					'html'     => false,
					'multiple' => false,
					'align'    => array( 'wide', 'full' ),
					'color'    => array(
						'background' => true,
						'text'       => true,
					),
					'spacing'  => array(
						'margin'  => true,
						'padding' => true,
					),
				),
				'render_callback' => array( $this, 'block' ),
			)
		);
	}

	/**
	 * What only the editor wants to know.
	 *
	 * @return array<string, mixed>
	 */
	private static function for_the_editor(): array {
		return array(
			'title'                 => __( 'Chat in the page', 'chatflow' ),
			'description'           => __( 'A box in which the ChatFlow chat opens.', 'chatflow' ),
			'category'              => 'widgets',
			'icon'                  => 'format-chat',
			'editor_script_handles' => array( 'chatflow-block' ),
		);
	}

	/**
	 * The shortcode.
	 *
	 * @param mixed $attributes As they were written.
	 */
	public function shortcode( $attributes ): string {
		$given = shortcode_atts(
			array(
				'greeting' => '',
				'text'     => '',
			),
			is_array( $attributes ) ? $attributes : array(),
			'chatflow_inline'
		);
		return $this->box( (string) $given['greeting'], (string) $given['text'], 'class="chatflow-inline"' );
	}

	/**
	 * The block.
	 *
	 * @param array<string, mixed> $attributes As they were chosen.
	 */
	public function block( $attributes ): string {
		return $this->box(
			(string) ( $attributes['greeting'] ?? '' ),
			(string) ( $attributes['text'] ?? '' ),
			get_block_wrapper_attributes( array( 'class' => 'chatflow-inline' ) )
		);
	}

	/**
	 * The box; nothing where the site is not connected.
	 *
	 * @param string $greeting Above the button.
	 * @param string $text     On the button.
	 * @param string $wrapper  Attributes, escaped.
	 */
	private function box( string $greeting, string $text, string $wrapper ): string {
		if ( null === $this->connections->active() ) {
			return '';
		}
		return sprintf(
			'<div %s data-chatflow-inline><p>%s</p><p><button type="button" class="wp-element-button">%s</button></p></div>',
			$wrapper,
			esc_html( '' === trim( $greeting ) ? self::default_greeting() : $greeting ),
			esc_html( '' === trim( $text ) ? self::default_text() : $text )
		);
	}

	/**
	 * What stands above a button that nothing was written for.
	 */
	public static function default_greeting(): string {
		return __( 'Questions? We are glad to help.', 'chatflow' );
	}

	/**
	 * What stands on such a button.
	 */
	public static function default_text(): string {
		return __( 'Start the chat', 'chatflow' );
	}
}
